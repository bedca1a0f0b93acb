/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.web;

import io.costintent.intent.CostIntent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What requests are for.
 *
 * @param method the method they have, in upper case; null for any
 */
record Route(PathPattern pattern, @Nullable String method, CostIntent intent) {
  boolean matches(String ofRequest, PathContainer path) {
    return (method == null || method.equals(ofRequest)) && pattern.matches(path);
  }
}
