package com.kyberaccess.visitor.visit;

import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;

/// Whom the visitor comes to see, and where.
public record Party(HostCard host, Place place) {}
