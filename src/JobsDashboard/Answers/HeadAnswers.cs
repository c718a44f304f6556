namespace JobsDashboard;

/// <summary>Whatever answers GET answers HEAD too; the server leaves the body out.</summary>
internal static class HeadAnswers
{
    public static void AnswerHead(this IEndpointConventionBuilder endpoints) => endpoints.Finally(endpoint =>
    {
        foreach (var methods in endpoint.Metadata.OfType<IHttpMethodMetadata>().Where(m => m.HttpMethods.Contains(HttpMethods.Get)).ToList())
        {
            endpoint.Metadata.Remove(methods);
            endpoint.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
        }
    });
}
