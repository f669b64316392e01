global using FsCheck.Xunit;
global using static VerifyXunit.Verifier;
