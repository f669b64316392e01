using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

public sealed class FindingMessageTests
{
    [Theory]
    [InlineData("web", "'web'")]
    [InlineData("", "''")]
    [InlineData(null, "''")]
    [InlineData("a\u0007b\u001b[31m", "'a\\u0007b\\u001b[31m'")]
    [InlineData("\u202Etxt\u2028", "'\\u202etxt\\u2028'")]
    [InlineData("caf\u00E9 \U0001F600", "'caf\u00E9 \U0001F600'")]
    public void Text_of_a_model_is_quoted_and_harmless(string? text, string quoted) => Assert.Equal(quoted, Print($"{text}"));

    [Fact]
    public void Half_a_character_pair_is_escaped() => Assert.Equal("'\\ud800x'", Print($"{"\uD800x"}"));

    [Fact]
    public void Text_of_a_model_is_cut_after_sixty_characters()
    {
        Assert.Equal($"'{new string('a', 60)}'", Print($"{new string('a', 60)}"));
        Assert.Equal($"'{new string('a', 60)}...'", Print($"{new string('a', 61)}"));
        Assert.Equal($"'{new string('a', 59)}...'", Print($"{new string('a', 59) + "\U0001F600"}"));
    }

    [Fact]
    public void Values_are_written_as_they_are() =>
        Assert.Equal("1024 true IPv4 Advanced 10.0.0.0/8", Print($"{1024} {true} {IPFamily.IPv4} {NetworkType.Advanced} {IPPrefix.Parse("10.0.0.0/8")}"));

    private static string Print(FindingMessage message) => message.ToString();
}
