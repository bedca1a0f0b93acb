/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of hosts behind {@link ProviderHosts}. */
final class HostRules {
  private static final int OLLAMA_PORT = 11434;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final HostRule OLLAMA = HostRule.of("ollama", "localhost");

  private static final List<HostRule> RULES =
      List.of(
          HostRule.of("openai", "api.openai.com"),
          HostRule.of("openai", "{region}.api.openai.com"),
          HostRule.of("azure.ai.openai", "*.openai.azure.com"),
          HostRule.of("azure.ai.openai", "*.openai.azure.us"),
          HostRule.of("azure.ai.openai", "*.openai.azure.cn"),
          HostRule.of("azure.ai.openai", "*.cognitiveservices.azure.com"),
          HostRule.of("azure.ai.openai", "*.services.ai.azure.com", "/openai"),
          HostRule.of("azure.ai.inference", "*.services.ai.azure.com"),
          HostRule.of("azure.ai.inference", "*.{region}.models.ai.azure.com"),
          HostRule.of("azure.ai.inference", "*.{region}.inference.ml.azure.com"),
          HostRule.of("anthropic", "api.anthropic.com"),
          HostRule.of("gcp.gemini", "generativelanguage.googleapis.com"),
          HostRule.of("gcp.vertex_ai", "aiplatform.googleapis.com"),
          HostRule.of("gcp.vertex_ai", "{region}-aiplatform.googleapis.com"),
          HostRule.of("gcp.vertex_ai", "aiplatform.{region}.rep.googleapis.com"),
          HostRule.of("aws.bedrock", "bedrock-runtime.{region}.amazonaws.com"),
          HostRule.of("aws.bedrock", "bedrock-runtime-fips.{region}.amazonaws.com"),
          HostRule.of("aws.bedrock", "bedrock-runtime.{region}.amazonaws.com.cn"),
          HostRule.of("aws.bedrock", "bedrock-runtime.{region}.api.aws"),
          HostRule.of("aws.bedrock", "bedrock-runtime-fips.{region}.api.aws"),
          HostRule.of("aws.bedrock", "bedrock-mantle.{region}.api.aws"),
          HostRule.of("aws.bedrock", "bedrock-agent-runtime.{region}.amazonaws.com"),
          HostRule.of("aws.bedrock", "*.bedrock-runtime.{region}.vpce.amazonaws.com"),
          HostRule.of("groq", "api.groq.com"),
          HostRule.of("deepseek", "api.deepseek.com"),
          HostRule.of("x_ai", "api.x.ai"),
          HostRule.of("x_ai", "{region}.api.x.ai"),
          HostRule.of("openrouter", "openrouter.ai"),
          HostRule.of("openrouter", "*.openrouter.ai"),
          HostRule.of("perplexity", "api.perplexity.ai"),
          HostRule.of("together", "api.together.xyz"),
          HostRule.of("together", "api.together.ai"),
          HostRule.of("mistral_ai", "api.mistral.ai"),
          HostRule.of("mistral_ai", "codestral.mistral.ai"),
          HostRule.of("cohere", "api.cohere.com"),
          HostRule.of("cohere", "api.cohere.ai"),
          HostRule.of("moonshot_ai", "api.moonshot.ai"),
          HostRule.of("moonshot_ai", "api.moonshot.cn"),
          HostRule.of("dashscope", "dashscope.aliyuncs.com"),
          HostRule.of("dashscope", "dashscope-intl.aliyuncs.com"),
          HostRule.of("dashscope", "dashscope-us.aliyuncs.com"),
          HostRule.of("dashscope", "dashscope-finance.aliyuncs.com"),
          HostRule.of("dashscope", "cn-hongkong.dashscope.aliyuncs.com"),
          HostRule.of("cerebras", "api.cerebras.ai"),
          HostRule.of("fireworks", "api.fireworks.ai"),
          HostRule.of("deepinfra", "api.deepinfra.com"),
          HostRule.of("novita", "api.novita.ai"),
          HostRule.of("huggingface", "router.huggingface.co"),
          HostRule.of("huggingface", "api-inference.huggingface.co"),
          HostRule.of("zhipuai", "open.bigmodel.cn"),
          HostRule.of("zhipuai", "api.z.ai"),
          HostRule.of("sambanova", "api.sambanova.ai"),
          HostRule.of("nebius", "api.studio.nebius.com"),
          HostRule.of("nebius", "api.tokenfactory.nebius.com"),
          HostRule.of("minimax", "api.minimax.io"),
          HostRule.of("voyage", "api.voyageai.com"),
          HostRule.of("ibm.watsonx.ai", "{region}.ml.cloud.ibm.com"));

  /** Everything under these is a provider's own, whether it bills by the call or not. */
  private static final List<HostRule> DOMAINS =
      List.of(
          HostRule.of("openai", "**.openai.com"),
          HostRule.of("openai", "**.openai.azure.com"),
          HostRule.of("azure.ai.inference", "**.services.ai.azure.com"),
          HostRule.of("anthropic", "**.anthropic.com"),
          HostRule.of("anthropic", "**.claude.com"),
          HostRule.of("aws.bedrock", "bedrock.{region}.amazonaws.com"),
          HostRule.of("aws.bedrock", "bedrock-agent.{region}.amazonaws.com"),
          HostRule.of("dashscope", "**.dashscope.aliyuncs.com"),
          HostRule.of("x_ai", "**.x.ai"),
          HostRule.of("groq", "**.groq.com"),
          HostRule.of("deepseek", "**.deepseek.com"),
          HostRule.of("openrouter", "**.openrouter.ai"),
          HostRule.of("perplexity", "**.perplexity.ai"),
          HostRule.of("mistral_ai", "**.mistral.ai"),
          HostRule.of("cohere", "**.cohere.com"),
          HostRule.of("cohere", "**.cohere.ai"),
          HostRule.of("together", "**.together.xyz"),
          HostRule.of("together", "**.together.ai"),
          HostRule.of("moonshot_ai", "**.moonshot.ai"),
          HostRule.of("moonshot_ai", "**.moonshot.cn"),
          HostRule.of("cerebras", "**.cerebras.ai"),
          HostRule.of("fireworks", "**.fireworks.ai"),
          HostRule.of("deepinfra", "**.deepinfra.com"),
          HostRule.of("novita", "**.novita.ai"),
          HostRule.of("huggingface", "**.huggingface.co"),
          HostRule.of("huggingface", "**.huggingface.cloud"));

  /** Returns the rule for a host in lower case, which may have a port; null when there is none. */
  static @Nullable HostRule find(String authority, String path) {
    int port = portAt(authority);
    String host = authority.substring(0, port);
    if (LOOPBACK.contains(host)) {
      return authority.substring(port).equals(":" + OLLAMA_PORT) ? OLLAMA : null;
    }
    return find(RULES, labels(host), path);
  }

  static boolean isProviderDomain(String authority) {
    return find(DOMAINS, labels(authority), "") != null;
  }

  private static @Nullable HostRule find(List<HostRule> rules, List<String> labels, String path) {
    for (HostRule rule : rules) {
      if (rule.matches(labels, path)) {
        return rule;
      }
    }
    return null;
  }

  /** Returns the labels of a host, without port and without the dot of an absolute name. */
  static List<String> labels(String authority) {
    String host = authority.substring(0, portAt(authority));
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return List.of(name.split("\\.", -1));
  }

  private static int portAt(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon < 0 || authority.endsWith("]") ? authority.length() : colon;
  }

  private HostRules() {}
}
