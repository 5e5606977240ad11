"""Writes imagenet-glosses.json: what WordNet says of each ImageNet class, in the classifier's order.

    pip download --no-deps timm==1.0.31 && python make_glosses.py timm-1.0.31-py3-none-any.whl
"""

import json
import sys
import zipfile

FOLDER = "timm/data/_info/"

with zipfile.ZipFile(sys.argv[1]) as wheel:
    synsets = wheel.read(FOLDER + "imagenet_synsets.txt").decode().split()
    lines = wheel.read(FOLDER + "imagenet_synset_to_definition.txt").decode().splitlines()
glosses = dict(line.split("\t") for line in lines)
with open("imagenet-glosses.json", "w") as out:
    json.dump([glosses[synset] for synset in synsets], out, indent=0)
