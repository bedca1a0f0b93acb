/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.stereotype.Component;

/** What the model may ask the shop's systems. */
@Component
class OrderTools {
  @Tool(description = "Where an order is")
  String orderStatus(@ToolParam(description = "the number of the order") String order) {
    return "Order " + order + " left the warehouse this morning.";
  }
}
