using Google.Protobuf.Collections;
using Pim.Application;
using Pim.Domain;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Tests.Requests;

public sealed class AnswerSizeTests
{
    [Fact]
    public void Page_that_is_too_large_is_cut_and_its_token_leads_behind_the_last_item_kept()
    {
        var into = new RepeatedField<V1.Label>();
        var page = new Page<string>([.. Enumerable.Range(0, 5).Select(i => $"{i}")], "beyond");
        var token = AnswerSize.FillPage(into, page, Large, "list", i => i);
        Assert.Equal(["0", "1"], into.Select(l => l.Code));
        Assert.Equal("1", Paging.After("list", token));
    }

    [Fact]
    public void Page_that_fits_keeps_its_token()
    {
        var token = AnswerSize.FillPage(new RepeatedField<V1.Label>(), new Page<string>(["0", "1"], "beyond"), Large, "list", i => i);
        Assert.Equal("beyond", token);
    }

    [Fact]
    public void First_item_is_answered_however_large_it_is()
    {
        var into = new RepeatedField<V1.Label>();
        Assert.Equal(1, AnswerSize.Fill(into, ["0", "1"], Large, maxBytes: 10));
        Assert.Single(into);
    }

    [Fact]
    public void Answer_that_must_be_whole_and_is_too_large_is_resource_exhausted_and_names_the_limit()
    {
        var error = Assert.Throws<PimException>(() => AnswerSize.FillWhole(new RepeatedField<V1.Label>(), ["0", "1", "2", "3", "4"], Large));
        Assert.Equal((ErrorKind.ResourceExhausted, "ANSWER_TOO_LARGE"), (error.Kind, error.Reason));
        Assert.Contains($"{AnswerSize.MaxWhole}", error.Message, StringComparison.Ordinal);
    }

    private static V1.Label Large(string code) => new() { Code = code, Label_ = new string('x', 900_000) };
}
