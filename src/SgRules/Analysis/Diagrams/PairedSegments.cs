namespace SgRules.Analysis;

/// <summary>The ranges of one field in which two diagrams each go on in one way. A diagram that doesn't ask the field goes on as itself.</summary>
internal struct PairedSegments(Diagram left, Diagram right, int level, uint maximum)
{
    private int _left;
    private int _right;
    private bool _hasEnded;

    public (uint Last, Diagram Left, Diagram Right) Current { get; private set; }

    public readonly PairedSegments GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_hasEnded)
        {
            return false;
        }

        var (leftLast, leftRest) = Segment(left, _left);
        var (rightLast, rightRest) = Segment(right, _right);
        var last = Math.Min(leftLast, rightLast);
        Current = (last, leftRest, rightRest);
        _left += leftLast == last ? 1 : 0;
        _right += rightLast == last ? 1 : 0;
        _hasEnded = last == maximum;
        return true;
    }

    private readonly (uint Last, Diagram Below) Segment(Diagram diagram, int index) =>
        diagram.Level == level ? (diagram.Lasts[index], diagram.Rests[index]) : (maximum, diagram);
}
