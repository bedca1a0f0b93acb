/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A path that names a model and what is asked of it, such as {@code
 * /v1beta/models/gemini-2.5-flash:generateContent}.
 *
 * @param model the model's name; with its kind before it where it is one of the application's own,
 *     such as {@code endpoints/123}
 * @param method what is asked, such as {@code generateContent}
 * @param location the location of Vertex AI, such as {@code us-central1} or {@code global}, or null
 */
record GooglePath(String model, String method, @Nullable String location) {
  private static final String MODELS = "models";
  private static final Set<String> OWN_MODELS = Set.of("tunedModels", "endpoints");

  /** Returns the parts of a path, or null when it has another form. */
  static @Nullable GooglePath of(URI url) {
    List<String> segments = requireNonNull(HttpUrl.get(url), "url").pathSegments();
    String last = segments.get(segments.size() - 1);
    int colon = last.lastIndexOf(':');
    if (colon <= 0 || segments.size() < 2) {
      return null;
    }
    String kind = segments.get(segments.size() - 2);
    if (!kind.equals(MODELS) && !OWN_MODELS.contains(kind)) {
      return null;
    }
    String id = last.substring(0, colon);
    String model = kind.equals(MODELS) ? id : kind + '/' + id;
    return new GooglePath(model, last.substring(colon + 1), location(url));
  }

  /** Returns the location that a path names, or null. */
  static @Nullable String location(URI url) {
    List<String> segments = requireNonNull(HttpUrl.get(url), "url").pathSegments();
    int at = segments.indexOf("locations");
    return at >= 0 && at + 1 < segments.size() ? segments.get(at + 1) : null;
  }

  /** Whether a path is one of Vertex AI, for hosts that do not tell. */
  static boolean isVertex(URI url) {
    List<String> segments = requireNonNull(HttpUrl.get(url), "url").pathSegments();
    return segments.contains("projects") || segments.contains("publishers");
  }

  /** Returns the same place for another of the provider's models. */
  URI withModel(URI url, String other) {
    HttpUrl.Builder changed = requireNonNull(HttpUrl.get(url), "url").newBuilder();
    int last = requireNonNull(HttpUrl.get(url), "url").pathSize() - 1;
    changed.removePathSegment(last).removePathSegment(last - 1);
    if (model.startsWith("endpoints/")) {
      changed.addPathSegments("publishers/google");
    }
    String id = other.substring(other.lastIndexOf('/') + 1);
    return changed.addPathSegment(MODELS).addPathSegment(id + ':' + method).build().uri();
  }
}
