namespace SgRules.Netfilter;

/// <summary>Judges conditions for one packet or frame at one place of its way.</summary>
internal interface IMatchTest
{
    /// <summary>Whether a condition holds.</summary>
    Truth Of(Match match);

    /// <summary>Why that can't be said, as the rest of a sentence.</summary>
    string ReasonOf(Match match);
}
