package com.kyberaccess.common.topic;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/// The topics of a service. Those that it reads are named by its channels (`mp.messaging.incoming.….topic`).
@ConfigMapping(prefix = "kyber.topics")
public interface TopicsConfig {
    /// Those that it writes; set in the image.
    List<String> written();
}
