/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The batch API of one provider: requests that are submitted together and whose results are read
 * later. A job is done as soon as it was submitted, and keeps its results as long as the simulator
 * runs. Thread-safe.
 */
interface JobProtocol {
  /** Returns the batch APIs that the simulator speaks, without any job. */
  static List<JobProtocol> all() {
    return List.of(new OpenAiJobs(), new AnthropicJobs());
  }

  /** The paths served, as people read them. */
  String paths();

  /** Whether a request belongs to this API. */
  boolean serves(String method, String path);

  /** The protocol whose headers and errors the API shares. */
  WireProtocol protocol();

  /**
   * Returns the answer.
   *
   * @throws ScriptException when a request of the job is scripted as none can be
   * @throws UnknownJobException when the request names nothing that there is
   */
  WireBody answer(RecordedRequest request, Runner runner);

  /** Answers requests of jobs as it would have answered them alone. */
  interface Runner {
    /** What becomes of the request at {@code index} of a job that {@code job} submits. */
    Outcome run(WireProtocol protocol, RecordedRequest job, int index, JsonNode body);
  }

  /**
   * What became of one request.
   *
   * @param serial unique to it
   * @param body the answer, or the error that it got
   * @param failure why there is no answer, or null
   */
  record Outcome(String serial, JsonNode body, @Nullable Failure failure) {
    int status() {
      return failure == null ? 200 : failure.status();
    }

    boolean failedAs(String type) {
      return failure != null && type.equals(failure.type());
    }
  }

  /** There is no such job or file. */
  final class UnknownJobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownJobException(String id) {
      super("There is no " + id + ".");
    }
  }
}
