// FsCheck.Xunit's surface over FsCheck's core, under FsCheck.Xunit's own names, because the registry in use
// lacks that package. To move to it: delete this file and reference FsCheck.Xunit. No test changes.

using System.Globalization;
using System.Reflection;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace FsCheck.Xunit;

/// <summary>Marks a method whose parameters FsCheck generates.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "SgRules.Tests")]
public class PropertyAttribute : FactAttribute
{
    /// <summary>The seed to start from, <c>seed,gamma</c> or <c>seed,gamma,size</c>, as a failure prints it.</summary>
    public string? Replay { get; set; }

    public int MaxTest { get; set; } = Unset;

    public int MaxRejected { get; set; } = Unset;

    public int StartSize { get; set; } = Unset;

    public int EndSize { get; set; } = Unset;

    public int Parallelism { get; set; } = Unset;

    /// <summary>Types whose static members of type <see cref="Arbitrary{T}"/> generate the parameters.</summary>
    public Type[] Arbitrary { get; set; } = [];

    private const int Unset = -1;

    /// <summary>Lays what this attribute sets over <paramref name="config"/>.</summary>
    internal Config Over(Config config)
    {
        config = MaxTest == Unset ? config : config.WithMaxTest(MaxTest);
        config = MaxRejected == Unset ? config : config.WithMaxRejected(MaxRejected);
        config = StartSize == Unset ? config : config.WithStartSize(StartSize);
        config = EndSize == Unset ? config : config.WithEndSize(EndSize);
        config = Parallelism == Unset ? config : config.WithParallelRunConfig(new ParallelRunConfig(Parallelism));
        config = Arbitrary.Length == 0 ? config : config.WithArbitrary(ListModule.OfArray(Arbitrary));
        var replay = Replay?.Trim('(', ')').Split(',') ?? [];
        return replay.Length switch
        {
            0 => config,
            2 => config.WithReplay(Number(replay[0]), Number(replay[1])),
            _ => config.WithReplay(Number(replay[0]), Number(replay[1]), (int)Number(replay[2])),
        };

        static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
    }
}

/// <summary>Settings for every property of a class or an assembly.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class PropertiesAttribute : PropertyAttribute;

public sealed class PropertyFailedException(string message, Exception? inner) : Exception(message, inner);

public sealed class PropertyDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new PropertyTestCase(diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

public sealed class PropertyTestCase : XunitTestCase
{
    [Obsolete("For the runner's deserializer.", error: true)]
    public PropertyTestCase()
    {
    }

    public PropertyTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    public override Task<RunSummary> RunAsync(IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new CaseRunner(this, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

    // xunit's own three steps down from a case to its call; only the last differs: it hands the method to FsCheck.
    private sealed class CaseRunner(PropertyTestCase testCase, object[] constructorArguments, IMessageBus bus, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestCaseRunner(testCase, testCase.DisplayName, testCase.SkipReason, constructorArguments, [], bus, aggregator, cancellation)
    {
        protected override XunitTestRunner CreateTestRunner(ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod, object[] testMethodArguments, string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
            new TestRunner(test, messageBus, testClass, constructorArguments, testMethod, skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource);
    }

    private sealed class TestRunner(ITest test, IMessageBus bus, Type testClass, object[] constructorArguments, MethodInfo method, string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfter, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestRunner(test, bus, testClass, constructorArguments, method, [], skipReason, beforeAfter, aggregator, cancellation)
    {
        protected override Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator) =>
            new Invoker(Test, MessageBus, TestClass, ConstructorArguments, TestMethod, BeforeAfterAttributes, aggregator, CancellationTokenSource).RunAsync();
    }

    // One null an expected parameter, since xunit counts them; FsCheck supplies the values.
    private sealed class Invoker(ITest test, IMessageBus bus, Type testClass, object[] constructorArguments, MethodInfo method, IReadOnlyList<BeforeAfterTestAttribute> beforeAfter, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestInvoker(test, bus, testClass, constructorArguments, method, new object[method.GetParameters().Length], beforeAfter, aggregator, cancellation)
    {
        protected override object? CallTestMethod(object testClassInstance)
        {
            var runner = new ResultRunner();
            var config = TestClass.Assembly.GetCustomAttributes<PropertiesAttribute>()
                .Concat(TestClass.GetCustomAttributes<PropertiesAttribute>())
                .Concat(TestMethod.GetCustomAttributes<PropertyAttribute>())
                .Aggregate(Config.Quick, (config, attribute) => attribute.Over(config))
                .WithRunner(runner);
            Check.Method(config, TestMethod, FSharpOption<object>.Some(testClassInstance));
            runner.ThrowUnlessPassed();
            return null;
        }
    }

    private sealed class ResultRunner : IRunner
    {
        private TestResult? _result;

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult) => _result = testResult;

        public void ThrowUnlessPassed()
        {
            if (_result is not TestResult.Passed)
            {
                var cause = _result is TestResult.Failed { Item4: Outcome.Failed { Item: var thrown } } ? thrown : null;
                throw new PropertyFailedException(Runner.onFinishedToString(string.Empty, _result), cause);
            }
        }
    }
}
