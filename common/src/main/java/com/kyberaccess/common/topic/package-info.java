/// The Kafka topics that a service needs.
@NullMarked
package com.kyberaccess.common.topic;

import org.jspecify.annotations.NullMarked;
