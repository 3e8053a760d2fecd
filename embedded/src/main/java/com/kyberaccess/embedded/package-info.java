/// Real servers in or beside this JVM, from Maven artifacts: [com.kyberaccess.embedded.PostgresServer],
/// [com.kyberaccess.embedded.KafkaBroker], [com.kyberaccess.embedded.RedisServer]. Tests and `./kyber up` share them.
@NullMarked
package com.kyberaccess.embedded;

import org.jspecify.annotations.NullMarked;
