/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts tokens with OpenAI's published vocabularies; which model has which is that of OpenAI's own
 * tokenizer tiktoken 0.12.
 */
final class JtokkitCounter implements TokenCounter {
  private static final int MAX_CHARACTERS = 32_768;
  private static final Pattern SNAPSHOT = Pattern.compile("-20\\d\\d-\\d\\d-\\d\\d$");

  private static final Map<String, EncodingType> TYPES =
      Stream.concat(
              types(
                  EncodingType.O200K_BASE,
                  Set.of(
                      "chatgpt-4o-latest",
                      "gpt-4.1",
                      "gpt-4.1-mini",
                      "gpt-4.1-nano",
                      "gpt-4.5-preview",
                      "gpt-4o",
                      "gpt-4o-mini",
                      "gpt-5",
                      "gpt-5-mini",
                      "gpt-5-nano",
                      "o1",
                      "o1-mini",
                      "o1-preview",
                      "o3",
                      "o3-mini",
                      "o4-mini")),
              types(
                  EncodingType.CL100K_BASE,
                  Set.of(
                      "gpt-3.5-turbo",
                      "gpt-4",
                      "gpt-4-turbo",
                      "text-embedding-3-large",
                      "text-embedding-3-small",
                      "text-embedding-ada-002")))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final EncodingRegistry encodings;

  private JtokkitCounter(EncodingRegistry encodings) {
    this.encodings = encodings;
  }

  static JtokkitCounter create() {
    return new JtokkitCounter(Encodings.newLazyEncodingRegistry());
  }

  private static Stream<Map.Entry<String, EncodingType>> types(
      EncodingType type, Set<String> models) {
    return models.stream()
        .collect(Collectors.toMap(Function.identity(), model -> type))
        .entrySet()
        .stream();
  }

  @Override
  public long atMost(String model, String text) {
    EncodingType type = text.length() > MAX_CHARACTERS ? null : type(model);
    if (type == null || !isUnicode(text)) {
      return TokenCounter.bytes().atMost(model, text);
    }
    Encoding encoding = encodings.getEncoding(type);
    return encoding.countTokensOrdinary(text);
  }

  /** Whether there is no half of a surrogate pair, at which the library fails. */
  private static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static @Nullable EncodingType type(String model) {
    EncodingType type = TYPES.get(model);
    return type == null ? TYPES.get(SNAPSHOT.matcher(model).replaceFirst("")) : type;
  }

  /** Returns what it counts with; not a contract. */
  @Override
  public String toString() {
    return "TokenCounter.jtokkit()";
  }
}
