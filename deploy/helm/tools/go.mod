module kyberaccess/helm-tools

go 1.26
