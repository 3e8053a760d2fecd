package com.kyberaccess.common.event;

import com.kyberaccess.common.security.Tenant;

/// An event as a consumer gets it.
///
/// @param tenant whose it is: the account of the body, the mode of the message's header
public record ReceivedEvent(DomainEvent event, Tenant tenant) {}
