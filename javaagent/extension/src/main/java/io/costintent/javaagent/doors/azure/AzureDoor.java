/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.azure;

import static java.util.Objects.requireNonNull;

import com.azure.core.http.HttpPipeline;
import io.costintent.CostTracking;
import io.costintent.clients.azure.AzureTracking;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.doors.Changed;
import org.jspecify.annotations.Nullable;

/**
 * Where a client of Azure's OpenAI SDK gets the pipeline that it sends everything through: {@code
 * OpenAIClientBuilder.createHttpPipeline}, or {@code pipeline}, which takes the application's own.
 */
public final class AzureDoor implements Door {
  private final CostTracking tracking;

  /** Creates a door whose calls are recorded with {@code tracking}. */
  public AzureDoor(CostTracking tracking) {
    this.tracking = requireNonNull(tracking, "tracking");
  }

  @Override
  public Passage enter(String method, @Nullable Object target, Object[] arguments) {
    if (arguments.length == 1 && arguments[0] instanceof HttpPipeline own) {
      return new Changed(new Object[] {observed(own)}, returned -> returned);
    }
    return new Changed(arguments, created -> observed((HttpPipeline) created));
  }

  private HttpPipeline observed(HttpPipeline pipeline) {
    return AzureTracking.wrap(pipeline, tracking);
  }
}
