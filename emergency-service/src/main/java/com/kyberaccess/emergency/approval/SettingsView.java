package com.kyberaccess.emergency.approval;

/// @param twoPersonRule whether a lockdown, its lifting and an evacuation need a second person
public record SettingsView(boolean twoPersonRule) {}
