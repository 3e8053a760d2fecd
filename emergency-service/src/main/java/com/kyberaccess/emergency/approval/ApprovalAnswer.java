package com.kyberaccess.emergency.approval;

/// `{"data": …}` where a second person has to confirm, for the document of the API.
public record ApprovalAnswer(ApprovalView data) {}
