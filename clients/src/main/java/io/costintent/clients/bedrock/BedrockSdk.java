/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.clients.Operation;
import io.costintent.clients.Sdk;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of AWS's SDK for the Bedrock runtime. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BedrockSdk implements Sdk {
  static final String PROVIDER = "aws.bedrock";

  private final Map<Class<?>, Operation<?>> operations;

  /** Creates what is known, with what an application states. */
  public BedrockSdk(BedrockOptions options) {
    this.operations = BedrockOperations.byParams(options);
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public @Nullable String statedProvider() {
    return null;
  }

  /** Returns the operation by the type of its request, of which each has its own. */
  @Override
  public @Nullable Operation<?> operation(String method, Object params) {
    return operations.get(params.getClass());
  }

  @Override
  public boolean isStreaming(String method) {
    return method.endsWith("Stream");
  }
}
