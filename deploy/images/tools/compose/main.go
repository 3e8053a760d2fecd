// Command compose reads Compose files as `docker compose config` does, with the library that the Docker CLI reads them with, and
// prints the result: an unknown key, a wrong type, a variable without a value or a missing dependency ends it.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(environment string, files []string) error {
	options, err := cli.NewProjectOptions(files, cli.WithEnvFiles(environment), cli.WithDotEnv, cli.WithConsistency(true))
	if err != nil {
		return err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return err
	}
	text, err := project.MarshalYAML()
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}
