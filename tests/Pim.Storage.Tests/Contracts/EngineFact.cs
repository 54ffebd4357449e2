using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Put on a class of tests: what the engine that it tests needs beside this program.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RequirementAttribute : Attribute
{
    /// <summary>Why the tests cannot be run; null when they can.</summary>
    public abstract string? Missing { get; }

    internal static string? MissingFor(ITestMethod method) => method.TestClass.Class.ToRuntimeType().GetCustomAttribute<RequirementAttribute>()?.Missing;
}

/// <summary>A test that is skipped where its class asks for what is not there.</summary>
[XunitTestCaseDiscoverer("Pim.Storage.Tests.Contracts.EngineFactDiscoverer", "Pim.Storage.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineFactAttribute : FactAttribute;

/// <summary>A test with data that is skipped where its class asks for what is not there.</summary>
[XunitTestCaseDiscoverer("Pim.Storage.Tests.Contracts.EngineTheoryDiscoverer", "Pim.Storage.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineTheoryAttribute : TheoryAttribute;

public sealed class EngineFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        RequirementAttribute.MissingFor(testMethod) is null
            ? base.CreateTestCase(discoveryOptions, testMethod, factAttribute)
            : new SkippedTestCase(
                DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

public sealed class EngineTheoryDiscoverer(IMessageSink sink) : TheoryDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        RequirementAttribute.MissingFor(testMethod) is null
            ? base.Discover(discoveryOptions, testMethod, theoryAttribute)
            : [new SkippedTestCase(
                DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

/// <summary>A test that says why it is not run.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    [Obsolete("For the deserializer.")]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => RequirementAttribute.MissingFor(TestMethod)!;
}
