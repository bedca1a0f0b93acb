/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.rag;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

/** What the order desk may ask the shop's systems. */
final class OrderTools {
  @Tool("Where an order is")
  String orderStatus(@P("the number of the order") String order) {
    return "Order " + order + " left the warehouse this morning.";
  }
}
