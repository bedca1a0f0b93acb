/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.cohere;

import static java.util.Objects.requireNonNull;

import com.cohere.api.core.ClientOptions;
import io.costintent.CostTracking;
import io.costintent.clients.cohere.CohereTracking;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.doors.Changed;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Where a client of Cohere's SDK gets its options, and in them its HTTP client: {@code
 * ClientOptions.Builder.build}.
 */
public final class CohereDoor implements Door {
  private final CostTracking tracking;

  /** Creates a door whose calls are recorded with {@code tracking}. */
  public CohereDoor(CostTracking tracking) {
    this.tracking = requireNonNull(tracking, "tracking");
  }

  @Override
  public Passage enter(String method, @Nullable Object target, Object[] arguments) {
    ClientOptions.Builder builder = (ClientOptions.Builder) requireNonNull(target, "target");
    return new Changed(arguments, built -> observed(builder, (ClientOptions) built));
  }

  /** The options are final, so they are built once more, with an HTTP client that stays. */
  private ClientOptions observed(ClientOptions.Builder builder, ClientOptions built) {
    OkHttpClient observed = CohereTracking.wrap(built.httpClient(), tracking);
    return observed.equals(built.httpClient()) ? built : builder.httpClient(observed).build();
  }
}
