namespace SgRules.Model;

/// <summary>Reads the value that the cursor stands on and leaves it on the value's last token.</summary>
internal delegate T ElementReader<out T>(ref JsonCursor json);
