global using System.Collections.Immutable;
global using FsCheck.Xunit;
