/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import io.costintent.intent.CostIntent;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;

class RoutesTest {
  private static Routes routes(String yaml) {
    return Routes.read(ConfigFiles.parse(yaml, "test.yaml", ConfigFormat.YAML).child("routes"));
  }

  private static CostIntent intent(Routes routes, String method, String path) {
    return routes.intentOf(method, PathContainer.parsePath(path));
  }

  @Test
  void mostSpecificRoute_winsKeyByKey() {
    Routes routes =
        routes(
            """
            routes:
              - {path: /chat/admin, feature: administration}
              - {path: /**, team: support, feature: other}
              - {path: /chat/**, feature: chat, experiment: {id: e-1}}
            """);

    assertThat(intent(routes, "GET", "/chat/admin").feature()).isEqualTo("administration");
    assertThat(intent(routes, "GET", "/chat/admin").experimentId()).isEqualTo("e-1");
    assertThat(intent(routes, "GET", "/chat/7").feature()).isEqualTo("chat");
    assertThat(intent(routes, "GET", "/else").feature()).isEqualTo("other");
    assertThat(intent(routes, "GET", "/chat/7").team()).isEqualTo("support");
  }

  @Test
  void routeOfAMethod_isMoreSpecificThanOneOfAny() {
    Routes routes =
        routes("routes: [{path: /chat, method: post, team: a}, {path: /chat, team: b}]");

    assertThat(intent(routes, "POST", "/chat").team()).isEqualTo("a");
    assertThat(intent(routes, "GET", "/chat").team()).isEqualTo("b");
  }

  @Test
  void otherPath_hasNoIntent() {
    assertThat(intent(routes("routes: [{path: /chat, team: a}]"), "GET", "/chats"))
        .isEqualTo(CostIntent.none());
    assertThat(Routes.read(null).isEmpty()).isTrue();
  }

  @Test
  void mistakes_areAllNamed() {
    assertThatThrownBy(() ->
            routes(
                """
                routes:
                  - {path: /a/{, team: a}
                  - {path: /b, method: ask, team: a}
                  - {path: /c, teem: a}
                  - {team: a}
                """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("test.yaml:2");
    assertThatThrownBy(() -> routes("routes: [{path: /b, method: ask, team: a}]"))
        .hasMessageContaining("routes[0].method: ask (expected: an HTTP method)");
    assertThatThrownBy(() -> routes("routes: [{path: /c, teem: a}]"))
        .hasMessageContaining("expected: a key of an intent instead of teem");
    assertThatThrownBy(() -> routes("routes: [{team: a}]"))
        .hasMessageContaining("routes[0].path: not set");
    assertThatThrownBy(() -> routes("routes: [{path: /a}]"))
        .hasMessageContaining("a key of an intent besides the path");
    assertThatThrownBy(() -> routes("routes: [{path: '/a/{', team: a}]"))
        .hasMessageContaining("expected: a path such as /chat/**");
  }
}
