using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Api.Answers;

/// <summary>The answers as JSON, written as jobs are: absent fields left out, the same characters escaped.</summary>
[JsonSerializable(typeof(ApiError))]
[JsonSerializable(typeof(ListJobsAnswer))]
[JsonSerializable(typeof(GetJobAnswer))]
[JsonSerializable(typeof(FacetsAnswer))]
[JsonSerializable(typeof(HistogramAnswer))]
[JsonSerializable(typeof(SuggestAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static ApiJson Wire { get; } = new(new JsonSerializerOptions(JobJson.Wire.Options)
    {
        Converters = { new RawJobConverter(), new GetJobAnswerConverter() },
    });

    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Wire.GetTypeInfo(typeof(T))!;

    // The schemas of the document are made from the types, without these converters.

    private sealed class RawJobConverter : JsonConverter<RawJob>
    {
        public override RawJob Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        // It was stored by the serializer that writes jobs, so it needs no second look.
        public override void Write(Utf8JsonWriter writer, RawJob value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }

    private sealed class GetJobAnswerConverter : JsonConverter<GetJobAnswer>
    {
        public override GetJobAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, GetJobAnswer value, JsonSerializerOptions options) =>
            GetJobBody.Of(value.Item, value.RequestId).WriteTo(writer);
    }
}
