/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.BatchJobs;
import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the methods of batch APIs have in common: the intent of who submits a job is kept under the
 * job's id, and what its results cost lands under that intent when they are read.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BatchSteps {
  private final LaterResults later;
  private final BatchFormat format;
  private final Outline outline;

  /**
   * Creates the steps of an SDK.
   *
   * @param bodyType the SDK's type of an HTTP response, which raw responses extend
   * @param outline has {@code id} and {@code output_file_id} of jobs, and of results {@code
   *     custom_id} and what is asked of any response
   */
  public BatchSteps(Sdk sdk, Class<?> bodyType, BatchFormat format, Outline outline) {
    this.later = new LaterResults(sdk, bodyType);
    this.format = requireNonNull(format, "format");
    this.outline = requireNonNull(outline, "outline");
  }

  /**
   * Returns the step of a method that submits a job.
   *
   * @param works what the job asks of each of its models, of the endpoint that it goes to
   */
  public BatchStep submit(Function<Endpoint, List<ModelRequest>> works) {
    return (jobs, endpoint) -> {
      jobs.admit(Guarded.get("batch requests", () -> works.apply(endpoint), List.of()));
      CostIntent intent = jobs.currentIntent();
      return told(job -> submitted(jobs, endpoint, outline.read(job), intent));
    };
  }

  private static void submitted(
      BatchJobs jobs, Endpoint endpoint, JsonNode job, CostIntent intent) {
    String id = job.path("id").textValue();
    if (id != null) {
      jobs.submitted(endpoint.provider(), id, intent);
    }
  }

  /**
   * Returns the step of a method that submits a file, of which only the provider knows what it
   * asks.
   *
   * @param params returns the parameters to send, with what is to be sent of the current intent
   */
  public BatchStep submitFile(Function<CostIntent, Object> params) {
    return new BatchStep() {
      @Override
      public Object params(Object given, CostIntent current) {
        return params.apply(current);
      }

      @Override
      public UnaryOperator<Object> begin(BatchJobs jobs, Endpoint endpoint) {
        jobs.admit(endpoint.provider());
        CostIntent intent = jobs.currentIntent();
        return told(job -> submitted(jobs, endpoint, outline.read(job), intent));
      }
    };
  }

  /**
   * Returns the step of a method that returns what is known of a job.
   *
   * @param stated what a job itself says of its intent
   */
  public BatchStep describe(Function<JsonNode, CostIntent> stated) {
    return (jobs, endpoint) -> told(job -> described(jobs, endpoint, outline.read(job), stated));
  }

  private static void described(
      BatchJobs jobs, Endpoint endpoint, JsonNode job, Function<JsonNode, CostIntent> stated) {
    String id = job.path("id").textValue();
    String file = job.path("output_file_id").textValue();
    if (id == null) {
      return;
    }
    if (jobs.intent(endpoint.provider(), id) == null) {
      jobs.submitted(endpoint.provider(), id, stated.apply(job));
    }
    if (file != null) {
      jobs.alias(endpoint.provider(), id, file);
    }
  }

  private UnaryOperator<Object> told(Consumer<Object> job) {
    return result ->
        later.parsed(
            result,
            value -> {
              Guarded.run("batch job", () -> job.accept(value));
              return value;
            });
  }

  /** Returns the step of a method that reads the results of a job, or a file that may be them. */
  public BatchStep results(String job) {
    return (jobs, endpoint) -> {
      BatchResults results =
          new BatchResults(jobs.read(endpoint.provider(), job), format, outline, endpoint);
      return result -> later.read(result, results);
    };
  }
}
