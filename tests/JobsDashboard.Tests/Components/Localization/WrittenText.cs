using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using JobsDashboard.Components.Localization;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Components.Rendering;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace JobsDashboard.Tests.Components.Localization;

/// <summary>
/// The texts in the code of the web project, read from what the compiler made of it: there a component's markup and its code are the same
/// few calls, whatever they looked like.
/// </summary>
internal sealed partial class WrittenText
{
    private static readonly string[] s_attributesForPeople =
        ["title", "alt", "aria-label", "placeholder", "label", "data-label", "Title", "Label", "AriaLabel", "Placeholder", "HelperText", "Text"];

    private readonly List<MethodDefinition> _methods;
    private readonly List<MethodDefinition> _ofJobs = [.. MethodsOf(typeof(JobItem).Assembly)];

    public WrittenText()
    {
        _methods = [.. MethodsOf(typeof(Words).Assembly)];
    }

    /// <summary>Every text in the code of the pages and of what jobs are, whatever it is for.</summary>
    public IEnumerable<string> All => _methods.Concat(_ofJobs)
        .SelectMany(method => method.Body.Instructions).Select(TextOf).OfType<string>();

    /// <summary>The keys that stand where words are looked up: <c>L["key"]</c>.</summary>
    public IEnumerable<string> Keys => _methods.SelectMany(method => method.Body.Instructions)
        .Where(instruction => IsLookup(instruction.Previous)).Select(TextOf).OfType<string>();

    /// <summary>The texts that a component shows as they are, with the component.</summary>
    public IEnumerable<(string Component, string Text)> Shown =>
        from method in _methods
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference { DeclaringType.Name: nameof(RenderTreeBuilder) }
        from text in ShownBy(instruction)
        where Letters().IsMatch(text)
        select (NameOf(method.DeclaringType), text.Trim());

    /// <summary>The texts in the code of components, and of what they share, that read like something for people.</summary>
    public IEnumerable<(string Place, string Text)> LikeSentences =>
        from method in _methods
        where method.DeclaringType.FullName.StartsWith("JobsDashboard.Components.", StringComparison.Ordinal)
        from instruction in method.Body.Instructions
        let text = TextOf(instruction)
        where text is not null && !text.StartsWith('<') && Sentence().IsMatch(text) && !IsLookup(instruction.Previous) && !IsLogged(instruction)
        // What is shown as it is, or is a class, is another matter.
        where instruction.Next.Operand is not MethodReference { DeclaringType.Name: nameof(RenderTreeBuilder) } && !IsName(instruction)
        select (NameOf(method.DeclaringType), text);

    /// <summary>What can be wrong with a search line, which pages look up.</summary>
    public IEnumerable<string> SearchLineSentences => _ofJobs
        .Where(method => method.DeclaringType.Name == nameof(SearchLineSentences))
        .SelectMany(method => method.Body.Instructions).Select(TextOf).OfType<string>().Where(text => Sentence().IsMatch(text));

    /// <summary>The components that pages are made of.</summary>
    public IEnumerable<string> Components => _methods.SelectMany(method => method.Body.Instructions)
        .Select(instruction => instruction.Operand).OfType<GenericInstanceMethod>()
        .Where(call => call.Name == nameof(RenderTreeBuilder.OpenComponent))
        .Select(call => call.GenericArguments[0].Name.Split('`')[0]);

    private static IEnumerable<MethodDefinition> MethodsOf(Assembly assembly) => ModuleDefinition.ReadModule(assembly.Location)
        .GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody);

    private static string? TextOf(Instruction? instruction) => instruction?.OpCode == OpCodes.Ldstr ? (string)instruction.Operand : null;

    private static bool IsLookup(Instruction? instruction) =>
        instruction?.Operand is MethodReference { Name: "get_L", DeclaringType.Name: nameof(Words) };

    // The name of a component's parameter follows the number of its place.
    private static bool IsName(Instruction instruction) =>
        instruction.Previous?.OpCode.Name.StartsWith("ldc.i4", StringComparison.Ordinal) == true
        && instruction.Previous.Previous?.OpCode != OpCodes.Dup;

    // A log is for whoever runs the server: its language is English.
    private static bool IsLogged(Instruction instruction)
    {
        for (var next = instruction.Next; next is not null; next = next.Next)
        {
            if (next.Operand is MethodReference { DeclaringType.Name: "LoggerExtensions" })
            {
                return true;
            }
            if (next.OpCode.FlowControl is FlowControl.Return or FlowControl.Branch || next.Operand is MethodReference { Name: "get_L" })
            {
                return false;
            }
        }
        return false;
    }

    // The arguments stand before the call, the last one nearest.
    private static IEnumerable<string> ShownBy(Instruction call)
    {
        var last = TextOf(call.Previous);
        if (last is null)
        {
            return [];
        }
        return ((MethodReference)call.Operand).Name switch
        {
            nameof(RenderTreeBuilder.AddContent) => [last],
            nameof(RenderTreeBuilder.AddMarkupContent) => TextsIn(last),
            nameof(RenderTreeBuilder.AddAttribute) or nameof(RenderTreeBuilder.AddComponentParameter)
                when s_attributesForPeople.Contains(TextOf(call.Previous.Previous)) => [last],
            _ => [],
        };
    }

    private static IEnumerable<string> TextsIn(string markup)
    {
        var document = new HtmlParser().ParseDocument(markup);
        return
        [
            .. document.Descendants<IText>().Where(text => text.ParentElement?.LocalName is not ("script" or "style")).Select(text => text.Data),
            .. document.All.SelectMany(element => s_attributesForPeople.Select(element.GetAttribute)).OfType<string>(),
        ];
    }

    private static string NameOf(TypeDefinition type) => type.DeclaringType is { } outer ? NameOf(outer) : type.Name.Split('`')[0];

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\p{L}{2,},? [“\p{L}]{2,}|\A[A-Z][a-z]+\z")]
    private static partial Regex Sentence();
}
