using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>A pair of ports for which the rules and the policy decide differently, and a packet that shows it.</summary>
/// <param name="Packet">The packet.</param>
/// <param name="Passage">Its way.</param>
/// <param name="TextAccepts">Whether the rules let it through; the policy says the opposite.</param>
/// <param name="Boxes">The packets of these ports for which that is so, none twice; the first ones only, if there are very many.</param>
/// <param name="Values">What the numbers in the boxes stand for.</param>
internal sealed record Counterexample(Packet Packet, Passage Passage, bool TextAccepts, ValueList<PacketBox> Boxes, PacketValues Values);
