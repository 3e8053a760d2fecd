package com.kyberaccess.local;

import picocli.CommandLine.Option;

/// Of the commands that take no `--home`.
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;
}
