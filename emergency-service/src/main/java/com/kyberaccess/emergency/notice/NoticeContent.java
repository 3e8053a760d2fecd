package com.kyberaccess.emergency.notice;

import java.util.List;

/// What an alarm says.
///
/// @param subject one line
/// @param lines paragraphs
/// @param rallyPoints where to go, if anywhere
/// @param asksIfSafe whether each recipient gets a link of their own to say "I am safe"
public record NoticeContent(String subject, List<String> lines, List<String> rallyPoints, boolean asksIfSafe) {
    public NoticeContent {
        subject = subject.replaceAll("\\s+", " ");
    }
}
