/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import io.costintent.policy.CallDeniedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a customer hears when a budget is used up: the model was not called. */
@RestControllerAdvice
class Denials {
  @ExceptionHandler
  ProblemDetail denied(CallDeniedException denial) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, denial.getMessage());
  }
}
