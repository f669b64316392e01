namespace SgRules.Cli.Pictures;

/// <summary>What a picture is written as.</summary>
internal enum PictureFormat
{
    Mermaid,
    Dot,
}
