namespace JobsDashboard;

/// <summary>What is answered to GET is answered to HEAD as well. The server leaves the body of such an answer out.</summary>
internal static class HeadAnswers
{
    /// <summary>Lets endpoints that are asked by GET be asked by HEAD, too.</summary>
    public static void AnswerHead(this IEndpointConventionBuilder endpoints) => endpoints.Finally(endpoint =>
    {
        foreach (var methods in endpoint.Metadata.OfType<IHttpMethodMetadata>().Where(m => m.HttpMethods.Contains(HttpMethods.Get)).ToList())
        {
            endpoint.Metadata.Remove(methods);
            endpoint.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods.Union([HttpMethods.Head])]));
        }
    });
}
