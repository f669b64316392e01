using SgRules.Analysis;
using SgRules.Layouts;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Updates;
using SgRules.Validation;

namespace SgRules;

/// <summary>Every kind of finding that SgRules makes.</summary>
public static class DiagnosticCatalog
{
    /// <summary>All kinds, by code: <c>SGR10xx</c> the text, <c>SGR11xx</c> to <c>SGR19xx</c> the model, <c>SGR20xx</c> the target, <c>SGR21xx</c> save text, <c>SGR22xx</c> update plans, <c>SGR3xxx</c> lint.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } = [.. FormatFindings.All, .. ValidationFindings.All, .. TargetFindings.All, .. SaveFindings.All, .. UpdateFindings.All, .. LintFindings.All];
}
