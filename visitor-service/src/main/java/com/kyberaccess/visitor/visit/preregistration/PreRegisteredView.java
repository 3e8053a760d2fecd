package com.kyberaccess.visitor.visit.preregistration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.kyberaccess.visitor.visit.view.VisitView;

/// The answer to a pre-registration (contract, article 2, *Create a Pre-Registration*).
///
/// @param qrCodeUrl a PNG; works without a credential for a day, and as long as the visitor is expected
/// @param inviteSent whether an invite was durably queued
public record PreRegisteredView(@JsonUnwrapped VisitView visitor, String qrCodeUrl, boolean inviteSent) {}
