package com.kyberaccess.common.production;

import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// What one part of a service must not be run in production with. Found by `ServiceLoader`
/// (`META-INF/services`): rules are asked before there are beans, databases or logs.
public interface ProductionRule {
    /// @return what is wrong; nothing if all is well
    Stream<Finding> check(Config config);
}
