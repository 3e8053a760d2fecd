package com.kyberaccess.emergency.notice;

/// What became of the mails of an alarm.
///
/// @param queued waiting, or tried and waiting again
/// @param sent taken by the mail server
/// @param failed given up
/// @param captured of a sandbox, never sent
/// @param complete whether every recipient's mail has been queued
public record NoticeCounts(long queued, long sent, long failed, long captured, boolean complete) {}
