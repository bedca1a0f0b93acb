/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

/**
 * Says how many tokens a text has at most, so that a budget can hold them before the call.
 *
 * <p>Asked on the caller's thread, only where a budget applies, and not for images and other media.
 * The text must not be kept. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface TokenCounter {
  /**
   * Returns the counter that counts bytes.
   *
   * <p>A token of a vocabulary that is built from bytes, as those of OpenAI, Anthropic, Google,
   * Meta and Mistral are said to be, stands for at least one byte: no text has more tokens than
   * bytes in UTF-8. Text that grows when compatible characters are replaced (NFKC), which some
   * tokenizers do first, is counted as it is afterwards. English has some four bytes to a token, so
   * the bound is about four times what is used; a budget gets the rest back when the call ends.
   */
  static TokenCounter bytes() {
    return ByteCounter.INSTANCE;
  }

  /**
   * Returns the counter that uses the vocabulary of OpenAI's models, by the library jtokkit.
   *
   * <p>Needs {@code com.knuddels:jtokkit} on the class path. Texts of models whose vocabulary it
   * does not know, and texts of more than 32,768 characters, are counted in {@link #bytes()}. The
   * first text of a vocabulary takes some hundred milliseconds and some ten megabytes.
   */
  static TokenCounter jtokkit() {
    return JtokkitCounter.create();
  }

  /**
   * Returns a number that the tokens of {@code text} do not exceed, at least 0.
   *
   * @param model the model that is asked for
   */
  long atMost(String model, String text);
}
