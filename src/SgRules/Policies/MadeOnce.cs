namespace SgRules.Policies;

/// <summary>Values by number, each made when it is first asked for and shared from then on.</summary>
/// <remarks>From any thread and without a lock: two callers at once may both make a value, and one of the two equal ones stays.</remarks>
/// <param name="count">How many there are.</param>
/// <param name="make">Makes one; a pure function.</param>
internal sealed class MadeOnce<T>(int count, Func<int, T> make)
    where T : class
{
    private readonly T?[] _made = new T?[count];

    public T this[int number] => Volatile.Read(ref _made[number]) ?? Make(number);

    private T Make(int number)
    {
        var value = make(number);
        return Interlocked.CompareExchange(ref _made[number], value, null) ?? value;
    }
}
