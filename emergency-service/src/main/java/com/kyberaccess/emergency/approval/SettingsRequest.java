package com.kyberaccess.emergency.approval;

import org.jspecify.annotations.Nullable;

/// New settings; what is not sent stays.
public record SettingsRequest(@Nullable Boolean twoPersonRule) {}
