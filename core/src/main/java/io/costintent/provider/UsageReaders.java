/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Readers for the wire shapes in common use.
 *
 * <p>A shape is how bytes are laid out, not who sent them: many providers speak OpenAI's protocol,
 * some with a meaning of their own. The constants read OpenAI's meaning; {@link #forCall} knows the
 * others. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class UsageReaders {
  static final String OPENAI_CHAT_NAME = "openai.chat";
  static final String OPENAI_RESPONSES_NAME = "openai.responses";
  private static final String OPENAI_EMBEDDINGS_NAME = "openai.embeddings";
  private static final String BEDROCK_INVOKE_NAME = "bedrock.invoke";
  private static final String ANY_NAME = "any";

  /** {@code openai.chat}: chat completions and legacy completions. */
  public static final UsageReader OPENAI_CHAT =
      new OpenAiChatReader(OPENAI_CHAT_NAME, OpenAiDialect.STANDARD);

  /** {@code openai.responses}: the Responses API. */
  public static final UsageReader OPENAI_RESPONSES =
      new OpenAiResponsesReader(OpenAiDialect.STANDARD);

  /** {@code openai.embeddings}: usage with input only. */
  public static final UsageReader OPENAI_EMBEDDINGS =
      new OpenAiChatReader(OPENAI_EMBEDDINGS_NAME, OpenAiDialect.STANDARD);

  /** {@code openai.images}: image generation by token, or by image where there are no tokens. */
  public static final UsageReader OPENAI_IMAGES = OpenAiMediaReader.images();

  /** {@code openai.speech}: text to speech by token, which only the stream of events tells. */
  public static final UsageReader OPENAI_SPEECH = OpenAiMediaReader.speech();

  /** {@code openai.transcriptions}: speech to text, by token or by second. */
  public static final UsageReader OPENAI_TRANSCRIPTIONS = OpenAiMediaReader.transcriptions();

  /** {@code anthropic.messages}: Anthropic's Messages API, wherever it is served. */
  public static final UsageReader ANTHROPIC_MESSAGES = new AnthropicReader();

  /** {@code gemini.generate_content}: generateContent of Gemini and Vertex AI. */
  public static final UsageReader GEMINI_GENERATE_CONTENT = new GeminiReader();

  /** {@code gemini.predict}: images by Imagen, and embeddings that bill tokens. */
  public static final UsageReader GEMINI_PREDICT = GooglePredictReader.byToken();

  /** {@code vertex.embeddings}: embeddings of Vertex AI that bill characters. */
  public static final UsageReader VERTEX_EMBEDDINGS = GooglePredictReader.byCharacter();

  /** {@code gemini.interactions}: Google's interactions, whole and as events. */
  public static final UsageReader GEMINI_INTERACTIONS = new GeminiInteractionsReader();

  /** {@code bedrock.converse}: Bedrock's Converse and ConverseStream. */
  public static final UsageReader BEDROCK_CONVERSE = new BedrockConverseReader();

  /** {@code bedrock.invoke}: Bedrock's InvokeModel, whose body is that of the model's vendor. */
  public static final UsageReader BEDROCK_INVOKE =
      new AnyShapeReader(BEDROCK_INVOKE_NAME, "aws.bedrock");

  /** {@code cohere}: chat, embed and rerank of Cohere's API, versions 1 and 2. */
  public static final UsageReader COHERE = new CohereReader();

  /** {@code dashscope}: DashScope's own API. */
  public static final UsageReader DASHSCOPE = new DashScopeReader();

  /** {@code ollama}: Ollama's own API. */
  public static final UsageReader OLLAMA = new OllamaReader();

  /** {@code any}: tells the shape of each response by its fields. */
  public static final UsageReader ANY = new AnyShapeReader(ANY_NAME, null);

  private static final Map<String, UsageReader> BY_NAME = new LinkedHashMap<>();

  static {
    for (UsageReader reader :
        new UsageReader[] {
          OPENAI_CHAT,
          OPENAI_RESPONSES,
          OPENAI_EMBEDDINGS,
          OPENAI_IMAGES,
          OPENAI_SPEECH,
          OPENAI_TRANSCRIPTIONS,
          ANTHROPIC_MESSAGES,
          GEMINI_GENERATE_CONTENT,
          GEMINI_PREDICT,
          VERTEX_EMBEDDINGS,
          GEMINI_INTERACTIONS,
          BEDROCK_CONVERSE,
          BEDROCK_INVOKE,
          COHERE,
          DASHSCOPE,
          OLLAMA,
          ANY
        }) {
      BY_NAME.put(reader.name(), reader);
    }
  }

  /** Returns the reader of this {@linkplain UsageReader#name() shape}, or null. */
  public static @Nullable UsageReader byName(String shape) {
    return BY_NAME.get(shape);
  }

  /** All readers that {@link #byName} knows. */
  public static Collection<UsageReader> all() {
    return Collections.unmodifiableCollection(BY_NAME.values());
  }

  /**
   * Returns the reader for what {@code provider} means when it answers in {@code shape}.
   *
   * @param provider the canonical id as in {@link ProviderHosts}, or null when it is not known;
   *     then a cost in the response is not believed
   * @param shape a {@linkplain UsageReader#name() name}; an unknown one is told by the response
   */
  public static UsageReader forCall(@Nullable String provider, String shape) {
    OpenAiDialect dialect = OpenAiDialect.of(provider);
    return switch (shape) {
      case OPENAI_CHAT_NAME, OPENAI_EMBEDDINGS_NAME -> new OpenAiChatReader(shape, dialect);
      case OPENAI_RESPONSES_NAME -> new OpenAiResponsesReader(dialect);
      default -> {
        UsageReader reader = BY_NAME.get(shape);
        yield reader == null || shape.equals(ANY_NAME)
            ? new AnyShapeReader(ANY_NAME, provider)
            : reader;
      }
    };
  }

  /**
   * Returns what readers look at in a JSON text, without building its content in memory; a missing
   * node when it is none. Never throws.
   */
  public static JsonNode lean(String json) {
    return LeanJson.parse(json);
  }

  private UsageReaders() {}
}
