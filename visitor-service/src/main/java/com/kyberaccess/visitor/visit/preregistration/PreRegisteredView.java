package com.kyberaccess.visitor.visit.preregistration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.kyberaccess.visitor.visit.view.VisitView;
import org.jspecify.annotations.Nullable;

/// The answer to a pre-registration (contract, article 2, *Create a Pre-Registration*).
///
/// @param qrCodeUrl null until QR codes are made
/// @param inviteSent whether an invite was durably queued
public record PreRegisteredView(
        @JsonUnwrapped VisitView visitor, @Nullable String qrCodeUrl, boolean inviteSent) {}
