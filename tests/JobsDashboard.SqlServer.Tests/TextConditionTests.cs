using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.SqlServer.Reading;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

public sealed class TextConditionTests
{
    [Theory]
    [InlineData("OOM \"cuda error\"", "\"OOM\" AND \"CUDA ERROR\"")]
    [InlineData("train.py", "(\"TRAIN PY\" OR \"TRAIN.PY\")")]
    [InlineData("pytorch:2.3", "(\"PYTORCH 2 3\" OR \"PYTORCH:2.3\")")]
    [InlineData("GPU内存不足", "(\"GPU 内存不足\" OR \"GPU内存不足\")")]
    [InlineData("内存不足", "\"内存不足\"")]
    [InlineData("存", "\"存*\"")]
    [InlineData("𠮷", "\"𠮷*\"")]
    [InlineData("GPU内", "(\"GPU 内*\" OR \"GPU内\")")]
    [InlineData("ＯＯＭ", "\"OOM\"")]
    [InlineData("OOM*", "\"OOM*\"")]
    [InlineData("python:3.1*", "(\"PYTHON 3 1*\" OR \"PYTHON:3.1*\")")]
    [InlineData("显存*", "\"显存*\"")]
    [InlineData("GPU内*", "(\"GPU 内*\" OR \"GPU内*\")")]
    [InlineData("\"OOM*\" o*m *oom", "\"OOM\" AND \"O M\"")]
    [InlineData("oom* OR NEAR(a,b)", "\"OOM*\" AND \"OR\" AND (\"NEAR A B\" OR \"NEAR(A,B\")")]
    [InlineData("it's \"an unclosed AND \"\" quote", "(\"IT S\" OR \"IT'S\") AND \"AN UNCLOSED AND\" AND \"QUOTE\"")]
    [InlineData("x') OR 1=1 --", "\"X\" AND \"OR\" AND (\"1 1\" OR \"1=1\")")]
    [InlineData("＂) OR (ab＊", "\"OR\" AND \"AB*\"")]
    public void Condition_OfWhatAUserTyped_IsQuotedWords(string typed, string condition) =>
        Assert.Equal(condition, SqlServerTextSearch.Condition(TextQuery.Parse(typed).Query!));
}
