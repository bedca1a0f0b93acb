/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One name for each company that bills, whatever an SDK, a gateway or a convention calls it.
 *
 * <p>Where OpenTelemetry lists a value for {@code gen_ai.provider.name}, that value is the name.
 *
 * @since 0.1
 */
public final class ProviderName {
  private static final Map<String, String> CANONICAL = new HashMap<>();

  static {
    names("openai", "open_ai", "openai_chat", "openai_responses", "text-completion-openai");
    names("anthropic", "claude", "anthropic_text");
    names(
        "aws.bedrock",
        "aws",
        "aws_bedrock",
        "bedrock",
        "bedrock_converse",
        "bedrock_mantle",
        "bedrock-mantle",
        "amazon",
        "amazon_bedrock",
        "amazon-bedrock",
        "aws-bedrock",
        "claude-platform-aws");
    names(
        "azure.ai.openai", "azure", "az.ai.openai", "azure_openai", "azure-openai", "azureopenai");
    names("azure.ai.inference", "az.ai.inference", "azure_ai", "azure-ai", "azure_ai_inference");
    names("gcp.gemini", "gemini", "google", "google_ai_studio", "google-gla", "palm", "googleai");
    names(
        "gcp.vertex_ai",
        "vertex_ai",
        "vertex",
        "vertex-ai",
        "vertexai",
        "google-vertex",
        "google_vertex",
        "google_vertex_ai",
        "vertex_ai_beta",
        "vertex_ai-language-models",
        "vertex_ai-anthropic_models",
        "vertex_ai-mistral_models",
        "vertex_ai-chat-models",
        "vertex_ai-embedding-models",
        "vertex_ai-image-models");
    names("gcp.gen_ai", "google_genai", "google-genai", "genai");
    names("x_ai", "xai", "x-ai", "x.ai", "grok");
    names("mistral_ai", "mistral", "mistralai", "mistral-ai");
    names("moonshot_ai", "moonshot", "moonshotai", "moonshot-ai", "kimi");
    names("deepseek", "deep_seek", "deepseek-ai");
    names("groq");
    names("cohere", "cohere_chat", "cohere-ai");
    names("perplexity", "perplexity-ai", "perplexity_ai", "pplx");
    names("ibm.watsonx.ai", "watsonx", "watsonx_text", "ibm", "watsonx.ai", "ibm_watsonx_ai");
    names("together_ai", "together", "together-ai", "togetherai");
    names("fireworks_ai", "fireworks", "fireworks-ai");
    names("openrouter", "open_router");
    names("voyage_ai", "voyage", "voyageai", "voyage-ai");
    names("zai", "z-ai", "z.ai", "z_ai");
    names("zhipu", "zhipuai", "zhipu-ai", "zhipu_ai", "bigmodel");
    names("minimax", "minimax-ai", "minimaxi");
    names("cloudflare", "workers-ai", "cloudflare_workers_ai", "workers_ai");
    names("github_copilot", "github-copilot", "copilot");
    names("ovhcloud", "ovh");
    names("deepinfra", "deep_infra");
    names("novita", "novita-ai", "novita_ai");
    names("nebius", "nebius-ai", "nebius_ai");
    names("hyperbolic");
    names("alibaba_cloud", "dashscope", "alibaba", "qwen");
    names("jina", "jina_ai", "jina-ai");
    names("reka_ai", "reka", "reka-ai");
    names("stability_ai", "stability", "stability-ai");
    names("ai21", "ai21_chat");
    names("cerebras");
    names("sambanova");
    names("databricks");
    names("oracle", "oci", "oracle_oci");
  }

  /** Those who make models and sell them under names that nobody else's models have. */
  static final List<String> VENDORS =
      List.of(
          "openai",
          "anthropic",
          "gcp.gemini",
          "mistral_ai",
          "x_ai",
          "deepseek",
          "cohere",
          "perplexity",
          "moonshot_ai",
          "voyage_ai");

  private ProviderName() {}

  /**
   * Returns the one name of a provider, or the given name in plain lower case when it is not known.
   *
   * @param name any name; case and surrounding blanks do not matter
   */
  public static String canonical(String name) {
    String direct = CANONICAL.get(name);
    if (direct != null) {
      return direct;
    }
    String lower = name.trim().toLowerCase(Locale.ROOT);
    return CANONICAL.getOrDefault(lower, lower.replace(' ', '_'));
  }

  /** Whether requests to the provider name a deployment, which is not the name of a model. */
  public static boolean namesDeployments(String provider) {
    String canonical = canonical(provider);
    return canonical.equals("azure.ai.openai") || canonical.equals("azure.ai.inference");
  }

  private static void names(String canonical, String... others) {
    CANONICAL.put(canonical, canonical);
    for (String other : others) {
      CANONICAL.put(other, canonical);
    }
  }
}
