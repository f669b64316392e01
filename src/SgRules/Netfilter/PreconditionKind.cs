namespace SgRules.Netfilter;

/// <summary>What kind of thing a host must have.</summary>
public enum PreconditionKind
{
    /// <summary>A program that loads a document.</summary>
    Tool,

    /// <summary>A module of the kernel, loaded or built in.</summary>
    KernelModule,

    /// <summary>Modules of the kernel, their names with blanks between, each built in or such that the kernel can load it.</summary>
    KernelModules,

    /// <summary>A setting of the kernel.</summary>
    Sysctl,

    /// <summary>One implementation, of several that would all be asked.</summary>
    Backend,

    /// <summary>A rule that must not be there.</summary>
    NoRule,

    /// <summary>A file that tools read.</summary>
    File,
}
