namespace SgRules.Analysis;

/// <summary>Refinement against signatures: every three sets of four elements.</summary>
public sealed class ClassRefinementTests
{
    private const int Elements = 4;

    [Fact]
    public void Two_elements_are_of_one_class_exactly_if_every_set_has_both_or_neither()
    {
        for (var sets = 0; sets < 16 * 16 * 16; sets++)
        {
            int[] masks = [sets & 15, (sets >> 4) & 15, sets >> 8];
            var refinement = new ClassRefinement(Elements);
            Array.ForEach(masks, mask => refinement.Split(Pieces(mask)));
            IsRefinedBy(masks, refinement.Numbered());
        }
    }

    [Fact]
    public void To_name_an_element_twice_is_to_name_it_once()
    {
        for (var mask = 0; mask < 16; mask++)
        {
            var refinement = new ClassRefinement(Elements);
            refinement.Split([.. Pieces(mask), .. Pieces(mask)]);
            IsRefinedBy([mask], refinement.Numbered());
        }
    }

    [Fact]
    public void The_classes_of_a_set_follow_each_other_if_it_was_split_first()
    {
        var refinement = new ClassRefinement(100);
        refinement.Split([(10, 20), (70, 75)]);
        refinement.Split([(15, 90)]);
        refinement.Split([(12, 13), (72, 73), (95, 96)]);

        var (classes, _) = refinement.Numbered();

        var first = Enumerable.Range(0, 100).Where(i => i is (>= 10 and < 20) or (>= 70 and < 75)).Select(i => classes[i]).Distinct().Order().ToList();
        Assert.Equal((uint)first.Count - 1, first[^1] - first[0]);
    }

    private static IEnumerable<(int, int)> Pieces(int mask) => Enumerable.Range(0, Elements).Where(i => (mask >> i & 1) != 0).Select(i => (i, i + 1));

    private static void IsRefinedBy(int[] masks, (uint[] Classes, int Count) refined)
    {
        var signatures = Enumerable.Range(0, Elements).Select(i => string.Join(',', masks.Select(mask => mask >> i & 1))).ToList();
        for (var one = 0; one < Elements; one++)
        {
            for (var two = 0; two < Elements; two++)
            {
                Assert.Equal(string.Equals(signatures[one], signatures[two], StringComparison.Ordinal), refined.Classes[one] == refined.Classes[two]);
            }
        }

        Assert.Equal(Enumerable.Range(0, refined.Count).Select(number => (uint)number), refined.Classes.Distinct().Order());
    }
}
